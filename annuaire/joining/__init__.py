"""The request to join: what somebody types becomes, once the CCI accepts it, an account and a
draft."""
