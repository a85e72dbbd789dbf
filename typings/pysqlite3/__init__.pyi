# pysqlite3 is CPython's own sqlite3 module over a newer SQLite: the same names, the same types.
from sqlite3 import *
