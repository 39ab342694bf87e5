package paper

import (
	"path"

	"vanphongso/data/office"
)

// The kinds of data that forms show: the "data" of a description. Library.FormFor finds the form of a set by its kind,
// for the sets number their forms differently.
const (
	KindReceipt      = "receipt"      // ReceiptData
	KindExplanation  = "explanation"  // ExplanationData
	KindSupplement   = "supplement"   // SupplementData
	KindRefusal      = "refusal"      // RefusalData
	KindApology      = "apology"      // ApologyData
	KindStop         = "stop"         // StopData
	KindControl      = "control"      // ControlData
	KindRegister     = "register"     // RegisterData
	KindTransfer     = "transfer"     // TransferData, in OwnSet as all below
	KindBatch        = "batch"        // BatchData
	KindResults      = "results"      // ResultsData
	KindReturn       = "return"       // ReturnData
	KindGuidance     = "guidance"     // GuidanceData
	KindComment      = "comment"      // CommentData
	KindFee          = "fee"          // FeeData
	KindSettlement   = "settlement"   // SettlementData
	KindReport       = "report"       // ReportData
	KindFeeDay       = "fee-day"      // FeeDayData
	KindEvaluation   = "evaluation"   // EvaluationData
	KindSatisfaction = "satisfaction" // SatisfactionData
)

// FormFor returns the key, as Draw takes it, of the form that shows this kind of data: the one of the set, else the
// office's own, else that of another set, the newest first, for an older circular lacks some papers. Of several in a set
// the first by key counts. Errors: office.CodeNotFound, when none has one.
func (l *Library) FormFor(set, kind string) (string, error) {
	folders := []string{set, OwnSet}
	for _, s := range l.FormSets() {
		folders = append(folders, s.Key)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, folder := range folders {
		found := ""
		for key, f := range l.forms {
			if f.Data == kind && path.Dir(key) == folder && (found == "" || key < found) {
				found = key
			}
		}
		if found != "" {
			return found, nil
		}
	}
	return "", office.NotFound("Bộ mẫu %s không có mẫu giấy này; hãy chọn bộ mẫu khác trong Thiết lập.", set)
}

// PaperFor returns the paper to draw a form on: the wanted one when the form has it, else the form's first one.
func (l *Library) PaperFor(form, wanted string) string {
	l.mu.RLock()
	defer l.mu.RUnlock()
	f := l.forms[form]
	if f == nil {
		return wanted
	}
	names := f.papers()
	for _, name := range names {
		if name == wanted {
			return wanted
		}
	}
	return names[0]
}
