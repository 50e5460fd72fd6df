"""How sure an estimate is: intervals around numbers, sets of labels, and what each promises."""
