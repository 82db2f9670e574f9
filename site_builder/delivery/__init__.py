"""A built site on its way to where the public reads it: only what has changed, pages after what they load."""

from site_builder.delivery.deliver import deliver
from site_builder.delivery.inventory import CannotDeliver, Delivered

__all__ = ["CannotDeliver", "Delivered", "deliver"]
