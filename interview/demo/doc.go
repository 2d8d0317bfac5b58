// Package demo makes up two sager, so that a newcomer sees the program at work:
// an opholdssted with a godkendelse that is closed and a first tilsyn half way, and
// a krisecenter with a first tilsyn behind it, an opfølgningsplan after that, and a
// second tilsyn half way. The tilbud, their people and their numbers are invented.
//
// What was said stands in one YAML file for each, and all of its days are counted
// from the day of the demo. Journal and Sager give it times and record it through
// interview, so that a made-up sag keeps the same rules as a real one.
package demo
