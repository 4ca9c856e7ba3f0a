"""A command line that has its work done by the warm server: `python -IS client.py SOCKET MODULE WORD…`.

For programs that start others: it stands for the process it asked for, passes on what it is told by signals, ends as
that one ends, and takes it along when it is killed.
"""

import json
import os
import signal
import socket
import sys


def main() -> None:
    server, module, *words = sys.argv[1:]
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(server)
    request = {"module": module, "arguments": words, "folder": os.getcwd(), "environment": dict(os.environ)}
    descriptors = [0, 1, 2, *_passed(connection.fileno())]
    line = json.dumps({**request, "bound": True, "descriptors": descriptors}).encode() + b"\n"
    sent = socket.send_fds(connection, [line], descriptors)
    connection.sendall(line[sent:])
    for descriptor in descriptors:
        os.close(descriptor)
    answers = connection.makefile("r")
    process = int(answers.readline())
    with open(os.path.join(os.path.dirname(server), str(os.getpid())), "w") as stands_for:
        stands_for.write(str(process))
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda number, _: os.kill(process, number))
    code = int(answers.readline())
    if code < 0:
        signal.signal(-code, signal.SIG_DFL) if -code not in (signal.SIGKILL, signal.SIGSTOP) else None
        os.kill(os.getpid(), -code)
    os._exit(code)


def _passed(own: int) -> list[int]:
    """The descriptors that whoever begins this has let it have, above the standard streams."""
    passed = []
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2 and int(name) != own and os.path.exists(f"/proc/self/fd/{name}"):
            passed.append(int(name))
    return passed


if __name__ == "__main__":
    main()
