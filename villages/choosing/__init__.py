"""What a reader keeps of the villages: a shortlist, and a table that sets some side by side.

Both live in the address alone (``?village=marciac&village=sarrant``): they are shared, printed
and taken back by sending it. A reader who asks for it keeps the shortlist on the device.
"""
