from tests.ui.products import page

__all__ = ["page"]
