"""The Dockerfile without a container engine: its steps, carried out in an empty folder."""
