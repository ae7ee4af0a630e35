"""Whether what a page says is still true: its people are asked, and the CCI sees who is silent."""
