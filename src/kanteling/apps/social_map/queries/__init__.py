"""What stands on the social map: for pages, files, machines and the apps above."""
