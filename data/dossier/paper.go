package dossier

import "time"

// Paper is a paper that the desk has issued: a receipt, a request for papers, an apology, a hand-over sheet … The PDF is blob
// SHA256 and never changes, so that a reprint is the same paper.
type Paper struct {
	ID        int64     `json:"id"`
	Version   int64     `json:"version"`
	DossierID int64     `json:"dossier_id"`         // 0 for a paper about several dossiers
	Dossiers  []int64   `json:"dossiers,omitempty"` // the dossiers of such a paper
	Code      string    `json:"code"`               // of the dossier when it was issued
	Kind      string    `json:"kind"`               // what paper it is; the kinds are those of the form descriptions, "receipt", "supplement" …
	Occasion  string    `json:"occasion,omitempty"` // what it was issued for; one occasion has one paper of a kind
	Number    string    `json:"number,omitempty"`   // as printed: "12", "45/TB-SKHCN"
	Form      string    `json:"form"`               // path of the form description, e.g. tt03-2025/01-receipt
	Sheet     string    `json:"paper"`              // A5, A4, A4 landscape
	SHA256    string    `json:"sha256"`
	Size      int64     `json:"size"`
	IssuedAt  time.Time `json:"issued_at"`
	IssuedBy  string    `json:"issued_by"`
}

// Printing is one attempt to print a paper; Number 1 is the first print, later ones are "in lại lần n-1".
type Printing struct {
	ID      int64     `json:"id"`
	PaperID int64     `json:"paper_id"`
	Number  int       `json:"number"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Printer string    `json:"printer"`
	Outcome string    `json:"outcome"` // "sent", "viewer" or the Vietnamese reason of the failure
}
