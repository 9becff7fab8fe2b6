"""The one thing a look writes: new times of inputs whose content did not change."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from digest.write.ledger import LEDGER, Ledger, Stamp, Stamps, generation, write_ledger
from digest.write.turn import Turn, beside


def update_inputs(out: Path, ledger: Ledger, inputs: Mapping[str, Stamp], folders: Mapping[str, int]) -> None:
    """Record new times of inputs whose content did not change, so that the next look need not hash them.

    `folders` are those the inputs are in, with their times.

    Nothing is recorded while another build has its turn, nor where nothing can be written.
    """
    home = beside(out)
    turn = Turn(home)
    with suppress(OSError):
        if turn.take():
            try:
                if generation(str(out)) == ledger.generation:
                    write_ledger(
                        f"{home}/{LEDGER}", replace(ledger, inputs=Stamps.of(inputs), folders=folders)
                    )
                    os.replace(f"{home}/{LEDGER}", f"{out}/{LEDGER}")
            finally:
                turn.give_back()
