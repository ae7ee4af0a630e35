"""Who may edit what (mandates), what waits for approval (review), what changed, how fresh it is."""
