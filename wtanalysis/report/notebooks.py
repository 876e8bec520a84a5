"""Running a notebook on a copy, with parameters of its own and nothing of the user's set-up."""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import UserError

if TYPE_CHECKING:
    from nbformat import NotebookNode

TIMEOUT = 600
KERNEL = "wtanalysis"
LIVE = "live-model"
"""The tag of cells that fit a model: they run in JupyterLab and in tests, and stand on no page."""


def parameters_cell(notebook: NotebookNode, name: str) -> NotebookNode:
    """The one code cell that carries the tag ``parameters``; raises UserError if there is none or more than one."""
    cells = [c for c in notebook.cells if c.cell_type == "code" and "parameters" in c.metadata.get("tags", [])]
    if len(cells) != 1:
        raise UserError(
            f"{len(cells)} cells tagged parameters",
            "exactly one",
            "tag the cell that sets folder and response",
            file=name,
        )
    cell: NotebookNode = cells[0]
    return cell


def assignments(values: Mapping[str, Any]) -> str:
    """Parameters as the code of a cell.

    >>> print(assignments({"folder": "data/parks", "response": None}))
    folder = 'data/parks'
    response = None
    """
    return "\n".join(f"{name} = {value!r}" for name, value in values.items())


def defaults(source: str) -> dict[str, Any]:
    r"""The parameters that a cell sets to plain values.

    >>> defaults("folder = 'parks'  # where\ndetail = 'words'\n")
    {'folder': 'parks', 'detail': 'words'}
    """
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = ast.literal_eval(node.value)
    return found


def run(path: Path, workspace: Path, values: Mapping[str, Any], shown: Mapping[str, Any]) -> NotebookNode:
    """Execute a copy of a notebook with this Python.

    Args:
        path: the notebook; it is not changed.
        workspace: an empty or scratch folder; the notebook runs in it, and the kernel's own files go there.
        values: the parameters that are set; others keep what the cell says.
        shown: what the parameters cell says afterwards, so that no path of this machine reaches a page.

    Returns:
        The executed copy, without the cells that carry the tag ``live-model``.

    Raises:
        UserError: it is not a notebook, or a cell failed; the message names the cell and the fault.
    """
    import nbformat
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (ValueError, OSError) as fault:
        raise UserError("is not a notebook", "a Jupyter notebook", "restore it", file=path.name) from fault
    notebook.cells = [cell for cell in notebook.cells if LIVE not in cell.metadata.get("tags", [])]
    cell = parameters_cell(notebook, path.name)
    known = defaults(cell.source)
    cell.source = assignments({**known, **values})
    kernels = KernelSpecManager(kernel_dirs=[str(_kernels(workspace))], ensure_native_kernel=False)
    # A pipe where there is one: on a network port every program of this machine could listen.
    transport = "ipc" if os.name == "posix" else "tcp"
    manager = KernelManager(
        kernel_name=KERNEL,
        kernel_spec_manager=kernels,
        connection_file=str(workspace / "kernel.json"),
        transport=transport,
    )
    client = NotebookClient(notebook, km=manager, timeout=TIMEOUT, allow_errors=False)
    try:
        client.execute(env=_environment(workspace), cwd=str(workspace))
    except CellExecutionError as fault:
        raise UserError(
            f"a cell failed ({fault.ename})",
            "a notebook that runs",
            "run it in JupyterLab to see where",
            file=path.name,
        ) from fault
    finally:
        if manager.has_kernel:
            manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
    cell.source = assignments({**known, **shown})
    return notebook


def _kernels(workspace: Path) -> Path:
    """A folder with one kernel that is this very Python."""
    folder = workspace / "kernels" / KERNEL
    folder.mkdir(parents=True, exist_ok=True)
    launch = [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": launch, "display_name": "Python", "language": "python"}))
    return folder.parent


def _environment(workspace: Path) -> dict[str, str]:
    """The environment of the kernel: one thread, a fixed hash seed, and no configuration of the user's."""
    own = {
        name: str(workspace / name.lower())
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR")
    }
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    fixed = {
        "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join(paths), "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_RUNTIME_DIR": str(workspace), "PYDEVD_DISABLE_FILE_VALIDATION": "1", "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("MPLBACKEND", "PYTHONSTARTUP", "PYTHONINSPECT")
    }
    return {**kept, **own, **fixed}
