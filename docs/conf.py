"""How Sphinx makes the site of these documents; `docs/build.py` lays the pages it is made of."""

project = "Hisobot"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "Hisobot"
myst_heading_anchors = 3
html_show_copyright = False
suppress_warnings = ["misc.highlighting_failure"]
