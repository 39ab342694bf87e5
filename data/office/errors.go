package office

import (
	"errors"
	"fmt"
)

// Code says what kind of trouble an Error is; screens and exit codes depend on it, never on the text.
type Code string

// The kinds of trouble.
const (
	CodeInvalid     Code = "invalid"     // the input breaks a rule; Field says where
	CodeNotFound    Code = "not_found"   // no such record
	CodeExists      Code = "exists"      // a record with the same unique value is there already
	CodeStale       Code = "stale"       // somebody else saved the record meanwhile
	CodeRefused     Code = "refused"     // the office's rules forbid it now
	CodeUnavailable Code = "unavailable" // something outside (server, disk, printer, keyring) does not answer
	CodeInternal    Code = "internal"    // everything else: a defect
)

// Error is trouble that a person is told about: one Vietnamese sentence that says what happened and what to do.
// Cause is the technical reason, for the log only.
type Error struct {
	Code    Code
	Field   string // name of the field it concerns, empty when it concerns the whole
	Message string // Vietnamese, one sentence
	Cause   error
}

// Error returns the message and the cause, for logs.
func (e *Error) Error() string {
	if e.Cause != nil {
		return e.Message + ": " + e.Cause.Error()
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Invalid reports that field breaks a rule.
func Invalid(field, format string, args ...any) error {
	return &Error{Code: CodeInvalid, Field: field, Message: fmt.Sprintf(format, args...)}
}

// Refuse reports that the office's rules forbid the action now.
func Refuse(format string, args ...any) error {
	return &Error{Code: CodeRefused, Message: fmt.Sprintf(format, args...)}
}

// NotFound reports that a record does not exist.
func NotFound(format string, args ...any) error {
	return &Error{Code: CodeNotFound, Message: fmt.Sprintf(format, args...)}
}

// Unavailable reports that something outside the program failed.
func Unavailable(cause error, format string, args ...any) error {
	return &Error{Code: CodeUnavailable, Message: fmt.Sprintf(format, args...), Cause: cause}
}

// CodeOf returns the code of the first Error in err's chain, CodeInternal for any other error and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// MessageOf returns the sentence to show for err; for an error without one it says that the log knows more.
func MessageOf(err error) string {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return "Lỗi nội bộ của chương trình; dữ liệu đã lưu vẫn còn nguyên, hãy gửi tệp nhật ký cho người hỗ trợ."
}

// FieldOf returns the field that err concerns, or "".
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}
