"""What some targets of the Makefile run, as programs that need no `make`."""
