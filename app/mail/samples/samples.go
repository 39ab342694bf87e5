// Package samples holds the sample mails that the program ships: invented letters about real procedures, made by
// the generator in the folder generate, and an IMAP server on the loopback that hands them out.
package samples

import (
	"slices"

	"vanphongso/assets"
	"vanphongso/data/letter"
)

// Sample is one mail of the collection.
type Sample struct {
	Name   string       // file name in assets/mails
	Raw    []byte       // the mail as it lies on the server
	What   string       // what is special about it, one Vietnamese line
	Expect letter.State // where it ends in the ledger after a fetch of all, in order, with Rules in force

	Procedure string  // code of the procedure in the shipped catalogue that it asks for; empty when it asks for none
	Papers    []Paper // which required papers it brings, for measuring how well they are found
}

// Paper says which attachment is which required paper: what an officer would say.
type Paper struct {
	Component  int // index in the procedure's components, from 0
	Attachment int // letter.Attachment.Index
}

// User and Password open the mailbox of Serve.
const (
	User     = "motcua@skhcn.laocai.example"
	Password = "mat-khau-thu-nghiem"
)

// SmallLimit is a size limit in bytes that exactly one sample exceeds; with it that one becomes letter.TooLarge.
const SmallLimit = 300 << 10

// Rules are the ignore rules that the collection was made for; the demo saves them before it fetches.
var Rules = []letter.Rule{
	{Name: "Quảng cáo", Field: "subject", Pattern: "[quang cao]"},
	{Name: "Trả lời tự động", Field: "subject", Pattern: "tra loi tu dong"},
}

// All returns the samples in the order of their names, which is the order in which they came.
func All() []Sample {
	list := slices.Clone(table)
	for i := range list {
		raw, err := assets.Files.ReadFile("mails/" + list[i].Name)
		if err != nil {
			panic(err) // the mails are part of the program
		}
		list[i].Raw = raw
	}
	return list
}
