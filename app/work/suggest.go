package work

import (
	"math"
	"sort"
	"strings"

	"vanphongso/data/letter"
	"vanphongso/data/procedure"
	"vanphongso/data/viet"
)

// maxSuggestions is how many procedures are suggested.
const maxSuggestions = 5

// rankTyped ranks procedures against what somebody types: every word is the beginning of a word of the name, the code or
// the field; rare words count more. Procedures that miss a word are left out when others have all.
func rankTyped(list []procedure.Procedure, text string) []Suggestion {
	words := viet.Words(text)
	if len(words) == 0 {
		return nil
	}
	names := make([][]string, len(list))
	for i, p := range list {
		names[i] = append(viet.Words(p.Name), viet.Words(p.Code+" "+p.Field)...)
	}
	weight := weigh(names)
	var found []Suggestion
	for i, p := range list {
		score := typedScore(words, names[i], weight)
		if isCode(p.Code, text) {
			score = 100
		}
		if score > 0 {
			found = append(found, Suggestion{Procedure: p, Score: score})
		}
	}
	return best(found)
}

// shortestEnd is how many characters of the end of a code name it: 2711 is 2.002711.
const shortestEnd = 4

// isCode says whether what is typed begins the code, or is its end.
func isCode(code, typed string) bool {
	code, typed = strings.ToLower(code), strings.ToLower(strings.TrimSpace(typed))
	return strings.HasPrefix(code, typed) || len(typed) >= shortestEnd && strings.HasSuffix(code, typed)
}

// typedScore is the share of the typed words, by weight, that begin a word of the name; a whole word a little more.
func typedScore(typed, name []string, weight weights) int {
	sum, all := 0.0, 0.0
	for _, t := range typed {
		found, w := 0.0, 1.0
		for _, n := range name {
			if !strings.HasPrefix(n, t) {
				continue
			}
			w = max(weight[n], 0.2)
			if n == t {
				found = 1
				break
			}
			found = 0.9
		}
		sum += w * found
		all += w
	}
	share := sum / all
	if strings.Contains(phrase(name), " "+strings.Join(typed, " ")) {
		share = min(1, share+0.1) // in this order
	}
	return int(math.Round(95 * share))
}

// rankLetter ranks procedures against a letter: how much of the procedure's name the subject, the attachments' names and
// the text say, how much of what they say is in the name, and how many of its papers they name. A code in the letter
// settles it.
func rankLetter(list []procedure.Procedure, l letter.Letter) []Suggestion {
	names := make([][]string, len(list))
	for i, p := range list {
		names[i] = plainWords(p.Name)
	}
	weight := weigh(names)
	places := letterPlaces(l)
	var found []Suggestion
	for i, p := range list {
		score := 0.4*nameShare(names[i], weight, places) + 0.52*said(names[i], weight, places) + 0.08*papersShare(p, places)
		if strings.Contains(l.Subject+" "+l.Text, p.Code) && len(p.Code) > 5 {
			score = 1
		}
		if points := int(math.Round(100 * score)); points >= 15 {
			found = append(found, Suggestion{Procedure: p, Score: points})
		}
	}
	return best(found)
}

// place is a part of a letter with how much its words are worth.
type place struct {
	worth  float64
	words  map[string]bool // features
	phrase string
}

func letterPlaces(l letter.Letter) []place {
	var files []string
	for _, a := range l.Attachments {
		if !a.Inline {
			files = append(files, fileWords(a.Name)...)
			files = append(files, "|") // no pair across two names
		}
	}
	text := []rune(l.Text)
	if len(text) > 4000 {
		text = text[:4000]
	}
	var places []place
	for _, part := range []struct {
		worth float64
		words []string
	}{{1, plainWords(l.Subject)}, {0.8, files}, {0.7, plainWords(string(text))}} {
		set := map[string]bool{}
		for _, f := range features(part.words) {
			set[f] = true
		}
		places = append(places, place{part.worth, set, phrase(part.words)})
	}
	return places
}

// nameShare is the share of the name, by weight, that is found in the places.
func nameShare(name []string, weight weights, places []place) float64 {
	sum, all := 0.0, 0.0
	for _, f := range features(name) {
		w := weight[f]
		all += w
		worth := 0.0
		for _, p := range places {
			if p.words[f] {
				worth = max(worth, p.worth)
			}
		}
		sum += w * worth
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// said is the share, by weight, of what one place says in words of the catalogue that is in the name; the best place
// counts. It tells a short name from a long one that says what the letter says.
func said(name []string, weight weights, places []place) float64 {
	known := map[string]bool{}
	for _, f := range features(name) {
		known[f] = true
	}
	best := 0.0
	for _, p := range places {
		sum, all := 0.0, 0.0
		for f := range p.words {
			all += max(weight[f], 1) // a word of no procedure says that something else is meant
			if known[f] {
				sum += weight[f]
			}
		}
		if all > 0 {
			best = max(best, p.worth*sum/all)
		}
	}
	return best
}

// papersShare is the share of the required papers that are named in the letter.
func papersShare(p procedure.Procedure, places []place) float64 {
	named, required := 0, 0
	for _, c := range p.Parts {
		if c.Optional {
			continue
		}
		required++
		if namedIn(c, places) {
			named++
		}
	}
	if required == 0 {
		return 0
	}
	return float64(named) / float64(required)
}

func namedIn(c procedure.Component, places []place) bool {
	for _, k := range c.Keywords {
		for _, p := range places {
			if strings.Contains(p.phrase, " "+k+" ") {
				return true
			}
		}
	}
	return false
}

// best sorts by score and keeps the first few.
func best(list []Suggestion) []Suggestion {
	sort.SliceStable(list, func(i, j int) bool { return list[i].Score > list[j].Score })
	if len(list) > maxSuggestions {
		list = list[:maxSuggestions]
	}
	return list
}
