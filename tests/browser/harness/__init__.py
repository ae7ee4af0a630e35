"""Walks every screen of the demo as readers would, and says what keeps any of them out.

A page type is walked because it exists (`screens.page_screens`); other screens are listed once,
in `screens.SCREENS`. The checks (`axe`, `keyboard`, `layout`, `budgets`, `printing`) each return
complaints: sentences that name a rule and an element. `test_the_harness_bites` breaks pages on
purpose and expects each check to say so.
"""
