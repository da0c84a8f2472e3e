"""Documents on paper: laid out, shown as they will come out, printed, saved as PDF."""
