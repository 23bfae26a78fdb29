"""What stands beside a list: the item under its cursor, to be read and not to be moved in."""

from briefreader.app.rows import Rows
from briefreader.app.widgets.list.item_list import ItemList

BESIDE = 100  # columns of a screen from which there is room beside a list


class ItemBeside(ItemList, can_focus=False):
    """Rows without a cursor, from their top."""

    def show(self, rows: Rows) -> None:  # type: ignore[type-arg]
        """Show other rows."""
        self.rows, self.cursor = rows, -1
        self.measure(None)
