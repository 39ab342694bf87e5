package screens

import (
	"context"
	"strconv"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/register"
	"vanphongso/data/office"
	"vanphongso/data/staff"
)

// whenOfRow is a time known as well as it is known.
func whenOfRow[T any](key, label string, today func() office.Day, of func(*T) *staff.When) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Half: true, Help: "dd/mm/yyyy, mm/yyyy hoặc năm", Check: checkWhen(today),
		Get: func(r *T) string { return of(r).String() },
		Set: func(r *T, value string) (err error) { *of(r), err = whenOf(value, today()); return err },
	}
}

// dayOfRow is a day.
func dayOfRow[T any](key, label string, of func(*T) *office.Day) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Kind: kit.FieldDate, Half: true,
		Get: func(r *T) string { return string(*of(r)) },
		Set: func(r *T, value string) error { *of(r) = office.Day(value); return nil },
	}
}

// countOfRow is a whole number; 0 is nothing.
func countOfRow[T any](key, label string, of func(*T) *int) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Half: true, Check: checkCount,
		Get: func(r *T) string { return count(*of(r)) },
		Set: func(r *T, value string) error { *of(r) = numberIn(value); return nil },
	}
}

// checkCount refuses what is no whole number.
func checkCount(value string) error {
	if value == "" {
		return nil
	}
	if n, err := strconv.Atoi(value); err != nil || n < 0 {
		return office.Invalid("", "“%s” không phải là một số.", value)
	}
	return nil
}

// halvesOfRow is a number of days in half days: 2,5.
func halvesOfRow[T any](key, label string, of func(*T) *int) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Half: true, Help: "ngày làm việc: 2 hoặc 2,5", Check: func(value string) error { _, err := halvesOf(value); return err },
		Get: func(r *T) string {
			if *of(r) == 0 {
				return ""
			}
			return staff.Days(*of(r))
		},
		Set: func(r *T, value string) (err error) { *of(r), err = halvesOf(value); return err },
	}
}

// halvesOf reads a number of days in half days.
func halvesOf(value string) (int, error) {
	if value == "" {
		return 0, nil
	}
	days, err := staff.ParseHundredths(value)
	if err != nil || days%50 != 0 {
		return 0, office.Invalid("", "Số ngày là số chẵn hoặc nửa ngày: 2 hoặc 2,5.")
	}
	return int(days) / 50, nil
}

// coefficientOfRow is a number with two decimals; 0 is nothing.
func coefficientOfRow[T any](key, label string, of func(*T) *staff.Hundredths) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Half: true, Check: func(value string) error { _, err := coefficientOf(value); return err },
		Get: func(r *T) string {
			if *of(r) == 0 {
				return ""
			}
			return of(r).String()
		},
		Set: func(r *T, value string) (err error) { *of(r), err = coefficientOf(value); return err },
	}
}

// coefficientOf reads a coefficient; nothing is 0.
func coefficientOf(value string) (staff.Hundredths, error) {
	if value == "" {
		return 0, nil
	}
	return staff.ParseHundredths(value)
}

// amountOfRow is an amount of money; 0 is nothing.
func amountOfRow[T any](key, label string, of func(*T) *office.Money) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Kind: kit.FieldMoney, Half: true,
		Get: func(r *T) string { return amountText(*of(r)) },
		Set: func(r *T, value string) error { *of(r) = moneyOf(value); return nil },
	}
}

// choiceOfRow is one of a closed list.
func choiceOfRow[T any](key, label string, list []kit.Option, of func(*T) *string) register.Field[T] {
	f := textOf(key, label, of)
	f.Kind, f.Options, f.Half = kit.FieldChoice, list, true
	return f
}

// offeredOfRow is a text for which words are offered.
func offeredOfRow[T any](key, label string, words []string, of func(*T) *string) register.Field[T] {
	f := textOf(key, label, of)
	f.Kind, f.Free, f.Half, f.Search = kit.FieldLookup, true, true, offered(words)
	return f
}

// offered finds among words.
func offered(words []string) kit.Search {
	return func(_ context.Context, text string) ([]kit.Option, error) { return matching(words, text), nil }
}

// linesOfRow is a text of several lines.
func linesOfRow[T any](key, label string, rows int, of func(*T) *string) register.Field[T] {
	f := textOf(key, label, of)
	f.Kind, f.Rows = kit.FieldLines, rows
	return f
}

// unitOfRow is a unit; it is shown with the name of the day on which the row begins.
func unitOfRow[T any](w staffWords, key, label string, of func(*T) *int64, entry func(*T) *staff.Entry) register.Field[T] {
	return register.Field[T]{
		Key: key, Label: label, Kind: kit.FieldChoice, Options: append([]kit.Option{{Value: "", Label: "—"}}, branchOptions(w.tree, w.today())...),
		Get: func(r *T) string { return idText(*of(r)) },
		Set: func(r *T, value string) error { *of(r) = idOf(value); return nil },
		Name: func(r *T) string {
			if *of(r) == 0 {
				return ""
			}
			return w.tree.Name(*of(r), entry(r).From.First())
		},
	}
}

// half makes a field share its line.
func half[T any](f register.Field[T]) register.Field[T] { f.Half = true; return f }

// required makes a field one that must be filled.
func required[T any](f register.Field[T]) register.Field[T] { f.Required = true; return f }

// idOf is an id out of a closed list; none is 0.
func idOf(value string) int64 {
	id, _ := strconv.ParseInt(value, 10, 64) // the list has numbers only
	return id
}

// numberIn is a whole number that the form has checked; nothing is 0.
func numberIn(value string) int {
	n, _ := strconv.Atoi(value)
	return n
}
