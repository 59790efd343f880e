"""What every page of kiemchuan shares: letters, colours, the policy that forbids requests, templates."""
