module medcast/testbed/echo

go 1.24
