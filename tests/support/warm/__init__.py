"""Processes that need not import everything anew: of a test's two seconds for `hisobot …`, that is nearly all.

server.py is a process that has imported the program and forks for whatever is to be run; process.py starts one there
and looks like subprocess.Popen; client.py is a command line that does the same, for programs that start others. What
runs is a process of its own in every other way: it has its own arguments, environment, folder and streams, and dies by
signals. Whatever proves something about the start itself (imports, a first signal) starts `sys.executable` as ever.
"""
