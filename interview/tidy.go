package interview

import "reflect"

// tidy cleans every text of a value in place. What is no free text but a name that
// the program knows things by, a Date or a PointID, is never mended: it answers false
// where one of those is not clean.
func tidy(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		clean, _ := Clean(v.String())
		if v.Type() != reflect.TypeFor[string]() {
			return clean == v.String()
		}
		if clean != v.String() {
			v.SetString(clean)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !tidy(v.Field(i)) {
				return false
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if !tidy(v.Index(i)) {
				return false
			}
		}
	case reflect.Map:
		return tidyMap(v)
	}
	return true
}

// tidyMap is tidy for a map, whose values cannot be changed where they are.
func tidyMap(m reflect.Value) bool {
	for _, key := range m.MapKeys() {
		value := reflect.New(m.Type().Elem()).Elem()
		value.Set(m.MapIndex(key))
		if !tidy(key) || !tidy(value) {
			return false
		}
		m.SetMapIndex(key, value)
	}
	return true
}
