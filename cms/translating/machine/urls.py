"""The machine has no screen of its own: the glossary's are `admin`, proposals the editor's."""

urlpatterns = []
