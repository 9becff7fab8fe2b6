"""What lies in the hidden folder beside a site: the site before it, and a ledger on its way into the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from digest.write.ledger import LEDGER, Ledger, Stamp, Stamps, generation, write_ledger
from digest.write.turn import Turn, beside

SPARE = "spare"


def spare(out: Path, ledger: Ledger) -> str:
    """Return the folder of the site before, if it is the one the ledger knows; else nothing."""
    folder = f"{beside(out)}/{SPARE}"
    return folder if ledger.spare and generation(folder) == ledger.spare else ""


def update_inputs(out: Path, ledger: Ledger, inputs: Mapping[str, Stamp]) -> None:
    """Record new times of inputs whose content did not change, so that the next look need not hash them.

    Nothing is recorded while another build has its turn, nor where nothing can be written.
    """
    home = beside(out)
    turn = Turn(home)
    with suppress(OSError):
        if turn.take():
            try:
                if generation(str(out)) == ledger.generation:
                    write_ledger(f"{home}/{LEDGER}", replace(ledger, inputs=Stamps.of(inputs)))
                    os.replace(f"{home}/{LEDGER}", f"{out}/{LEDGER}")
            finally:
                turn.give_back()
