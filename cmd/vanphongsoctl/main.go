// Command vanphongsoctl does the office's work without a window.
package main

func main() {}
