"""The tests of bmcreport, in the order of the package that they mirror."""
