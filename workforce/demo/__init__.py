"""The synthetic council: a made-up history of people and posts, the same for the same arguments.

A small simulation decides month by month who leaves, who is taken on and who covers (`simulation`), on
plain objects (`state`). Absence and caseloads are drawn along the finished careers. The rows are then
written in bulk, through every constraint and trigger of the database (`writing`).
"""
