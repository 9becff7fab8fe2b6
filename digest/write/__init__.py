"""The only room that changes the output folder: the ledger, the look at what is stale, the swap."""
