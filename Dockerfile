# Hisobot as an image: nothing in it but Python and the bot, no root at work, and only /data and /tmp to write to.
# `python -m tests.deploy.image` carries these steps out in an empty folder where there is no container engine.
FROM python:3.13-slim AS build
COPY requirements.lock /src/requirements.lock
RUN python -m venv /opt/hisobot
RUN /opt/hisobot/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /src/requirements.lock
COPY . /src
RUN /opt/hisobot/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps /src

FROM python:3.13-slim
COPY --from=build /opt/hisobot /opt/hisobot
RUN install --directory --mode=0700 --owner=10001 --group=10001 /data
ENV PATH=/opt/hisobot/bin:/usr/local/bin:/usr/bin:/bin
ENV PYTHONDONTWRITEBYTECODE=1
ENV MPLCONFIGDIR=/tmp/matplotlib
ENV DATABASE_URL=sqlite:////data/hisobot.db
ENV BACKUP_DIR=/data/backups
ENV HEALTH_LISTEN=127.0.0.1:9090
WORKDIR /data
USER 10001:10001
VOLUME /data
HEALTHCHECK --interval=30s --timeout=30s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:9090/healthz', timeout=25)"]
ENTRYPOINT ["hisobot"]
CMD ["run"]
