package mail

import (
	"fmt"

	"vanphongso/data/letter"
)

// Counts says where the UIDs seen for the first time in a fetch ended. UIDs is the sum of the others.
type Counts struct {
	UIDs        int `json:"uids"`
	Taken       int `json:"taken"`
	Duplicate   int `json:"duplicate"`
	Ignored     int `json:"ignored"`
	Quarantined int `json:"quarantined"`
	TooLarge    int `json:"too_large"`
}

// add counts one UID that ended in state.
func (c *Counts) add(state letter.State) {
	c.UIDs++
	switch state {
	case letter.Taken:
		c.Taken++
	case letter.Duplicate:
		c.Duplicate++
	case letter.Ignored:
		c.Ignored++
	case letter.Quarantined:
		c.Quarantined++
	case letter.TooLarge:
		c.TooLarge++
	}
}

// Report tells what one fetch of one account did. It is filled also when the fetch ended with an error: what it
// counts is in the ledger.
type Report struct {
	Account string `json:"account"`
	Counts
	Bytes   int64          `json:"bytes"` // downloaded
	Folders []FolderReport `json:"folders"`
	Error   string         `json:"error,omitempty"` // Vietnamese, why the fetch ended early
}

// FolderReport is the part of a Report about one folder.
type FolderReport struct {
	Folder      string `json:"folder"`
	UIDValidity uint32 `json:"uid_validity"`
	Counts
	Server    int    `json:"server"`          // mails in the folder on the server
	Accounted int    `json:"accounted"`       // of these, how many have a ledger row; equals Server after a complete fetch
	Gone      int    `json:"gone"`            // ledger rows of this UIDVALIDITY whose mail is no longer on the server
	Recreated bool   `json:"recreated"`       // UIDVALIDITY changed since the fetch before
	Complete  bool   `json:"complete"`        // everything on the server was looked at
	Error     string `json:"error,omitempty"` // Vietnamese
}

// Notice returns the Vietnamese sentence that a recreated folder deserves, "" for any other.
func (f FolderReport) Notice() string {
	if !f.Recreated {
		return ""
	}
	return fmt.Sprintf("hộp thư đã được tạo lại: %d thư mới, %d thư trùng", f.UIDs-f.Duplicate, f.Duplicate)
}

// sum adds the counts of other.
func (c *Counts) sum(other Counts) {
	c.UIDs += other.UIDs
	c.Taken += other.Taken
	c.Duplicate += other.Duplicate
	c.Ignored += other.Ignored
	c.Quarantined += other.Quarantined
	c.TooLarge += other.TooLarge
}
