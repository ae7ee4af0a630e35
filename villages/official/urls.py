"""Addresses of the answers to official figures, below those of « Mon village »."""

from django.urls import path

from . import acts

patterns = [
    path("<slug:slug>/chiffres/prendre/", acts.take_figures, name="take_figures"),
    path("<slug:slug>/chiffres/garder/", acts.keep_figures, name="keep_figures"),
]
