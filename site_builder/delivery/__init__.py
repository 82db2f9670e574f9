"""A built site on its way to where the public reads it: only what has changed, pages after what they load."""

from site_builder.delivery.deliver import CannotDeliver, Delivered, deliver

__all__ = ["CannotDeliver", "Delivered", "deliver"]
