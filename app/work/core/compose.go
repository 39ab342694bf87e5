package core

import (
	"reflect"
	"strings"

	"vanphongso/data/viet"
)

// Compose trims and composes (NFC) every text of a record that was typed or read, whatever depth it lies at. v is a pointer.
func Compose(v any) { composeValue(reflect.ValueOf(v).Elem()) }

func composeValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(strings.TrimSpace(viet.NFC(v.String())))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			composeValue(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			composeValue(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				composeValue(v.Field(i))
			}
		}
	}
}
