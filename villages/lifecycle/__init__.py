"""The life of a partner village, kept by the CCI: it joins, its people come and go, it pauses,
it leaves, it comes back."""
