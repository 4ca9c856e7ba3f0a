"""LibreOffice, where the machine has it: turns papers into PDF as an office would print them."""

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_PATIENCE = 120


def as_pdf(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Office files by their names → the PDFs that LibreOffice makes of them, by the same names."""
    assert SOFFICE is not None
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"  # nobody else's settings, and nobody's lock
    asked = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out")]
    subprocess.run(
        [*asked, *(str(folder / name) for name in files)], check=True, capture_output=True, timeout=_PATIENCE
    )
    return {name: (folder / "out" / Path(name).with_suffix(".pdf")).read_bytes() for name in files}
