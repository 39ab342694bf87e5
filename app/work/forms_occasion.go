package work

import (
	"slices"
	"strconv"
	"time"

	"vanphongso/data/dossier"
)

// The occasions of the papers of a dossier. An event is named by its place in the list, which is only ever appended to.

// eventOccasion is the last event that one of the moves has made.
func eventOccasion(x *dossier.Dossier, actions ...string) occasion {
	for i, e := range slices.Backward(x.Events) {
		if slices.Contains(actions, e.Action) {
			return occasion{key: "event " + strconv.Itoa(i+1), document: e.Document, day: e.Day}
		}
	}
	return occasion{}
}

// editionOccasion is the dossier as it stands: every event makes a new edition of the paper.
func editionOccasion(x *dossier.Dossier) occasion {
	return occasion{key: "event " + strconv.Itoa(len(x.Events))}
}

func receiptOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return occasion{document: strconv.Itoa(x.BookNumber)}, x.TakenIn()
}

func supplementOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return eventOccasion(x, dossier.ActAsk), len(x.Supplements) > 0
}

// refusalOccasion: a dossier that was given back after reception has a document of its own instead.
func refusalOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return eventOccasion(x, dossier.ActReject, dossier.ActExpire), x.State == dossier.Rejected
}

func transferOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return eventOccasion(x, dossier.ActTransfer, dossier.ActRework), x.Step != nil || len(x.Steps) > 0
}

func controlOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return editionOccasion(x), x.Step != nil || len(x.Steps) > 0
}

// apologyDays is how many days before the promise an apology is offered among the papers of a dossier.
const apologyDays = 5

// apologyOccasion: the extension; without one a promise that is past or near, whose letter Apologize issues.
func apologyOccasion(x *dossier.Dossier, now time.Time) (occasion, bool) {
	if x.Extension != nil {
		return eventOccasion(x, dossier.ActExtend), true
	}
	near := x.State.Running() && !x.Due.IsZero() && x.Due.Before(now.AddDate(0, 0, apologyDays))
	return occasion{key: lateKey(x), refused: "Hồ sơ " + x.Code + " chưa có văn bản xin lỗi; hãy soạn lý do và ngày hẹn mới ở Việc của tôi › Xin lỗi rồi xác nhận."}, near
}

// lateKey names the promise that is not kept.
func lateKey(x *dossier.Dossier) string { return "due " + x.Due.UTC().Format(time.RFC3339) }

// stopOccasion: work was stopped, or the applicant has taken the dossier back.
func stopOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	if withdrawn(x) {
		return eventOccasion(x, dossier.ActRelease), true
	}
	return eventOccasion(x, dossier.ActStop), lastPause(x, dossier.Stopped) != nil
}

func withdrawn(x *dossier.Dossier) bool {
	return x.Result != nil && x.Result.Kind == dossier.ResultWithdrawn
}

// lastPause is the last pause in a state, nil when there was none.
func lastPause(x *dossier.Dossier, state dossier.State) *dossier.Pause {
	for i := range slices.Backward(x.Pauses) {
		if x.Pauses[i].State == state {
			return &x.Pauses[i]
		}
	}
	return nil
}

func returnOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return eventOccasion(x, dossier.ActReturn), x.Return != nil
}

func explanationOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return editionOccasion(x), x.TakenIn()
}

func guidanceOccasion(x *dossier.Dossier, _ time.Time) (occasion, bool) {
	return occasion{}, x.State.Open()
}

func commentOccasion(*dossier.Dossier, time.Time) (occasion, bool) { return occasion{}, true }
