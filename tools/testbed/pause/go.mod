module medcast/testbed/pause

go 1.24
