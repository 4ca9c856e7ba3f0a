"""Looks whether the locked versions have known weaknesses: `python -m tests.audit` (`make audit`).

pip-audit asks PyPI's advisories about exactly what `requirements.lock` names; it lives in an environment of its own, so
that nothing here depends on it. Where they cannot be reached that is one line and no failure: a network says nothing
about the code. It ends with 1 when there are advisories.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
SERVICE = "https://pypi.org/pypi/pip/json"
SECONDS = 15


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--service", default=SERVICE, metavar="URL", help="what is asked first, to see who answers")
    given = parser.parse_args()
    try:
        with urlopen(given.service, timeout=SECONDS):
            pass
    except (OSError, HTTPException) as error:
        return _not_audited(f"the advisories cannot be reached from here ({error})")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit"]
        if subprocess.run(install, capture_output=True).returncode:
            return _not_audited("pip-audit could not be installed")
        audit = [python, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
        asked = [*audit, "--format", "json", "-r", str(ROOT / "requirements.lock")]
        done = subprocess.run(asked, capture_output=True, text=True)
    return told(done.stdout)


def told(answer: str) -> int:
    """Print what pip-audit found; 1 when there are advisories. What nobody knew anything of is not sound for that."""
    try:
        known: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return _not_audited("pip-audit could not finish")
    asked = [each for each in known if "vulns" in each]
    if not asked:
        return _not_audited("whoever answers for PyPI here has no advisories")
    weak = [each for each in asked if each["vulns"]]
    print(f"{len(asked)} of {len(known)} locked versions audited, {len(weak)} with advisories")
    for each in weak:
        print(f"{each['name']} {each['version']}: {', '.join(found['id'] for found in each['vulns'])}")
    return 1 if weak else 0


def _not_audited(why: str) -> int:
    print(f"not audited: {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
