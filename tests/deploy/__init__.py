"""What stands beside the program to install, run and explain it."""
