package tortur

import "strings"

// Payload is a text that somebody could have typed, pasted, sent or written into a
// file, and that must do nothing but stand there as text.
type Payload struct{ Name, Text string }

// Hostile are the hostile texts of all tests, in this one place.
var Hostile = []Payload{
	// What a terminal acts on.
	{"NUL", "a\x00b"},
	{"bell and backspace", "a\a\b\b\bb"},
	{"vertical tab and form feed", "a\v\fb"},
	{"shift out and shift in", "a\x0eb\x0f"},
	{"delete", "a\x7fb"},
	{"all of C0", "\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"},
	{"C1 in UTF-8", "a\u0080\u0084\u0085\u008d\u0090\u0098\u009b31m\u009c\u009d0;t\u009cb"},
	{"C1 as raw bytes", "a\x9b31m\x9d0;t\x9c\x90q\x9cb"},
	{"a bare escape", "a\x1b"},
	{"a colour", "\x1b[38;5;201mrød\x1b[0m"},
	{"blinking", "\x1b[5;31;42mblink\x1b[m"},
	{"the program's own reversed letters", "\x1b[7m Gemt kl. 12.00 \x1b[m"},
	{"clear the screen", "\x1b[2J\x1b[3J\x1b[H"},
	{"write over the line", "\x1b[1A\x1b[2Kskrevet over"},
	{"the other screen", "\x1b[?1049l\x1b[?25l"},
	{"a title", "\x1b]0;titel\a"},
	{"a title that ends in ST", "\x1b]2;titel\x1b\\"},
	{"a link", "\x1b]8;;https://eksempel.invalid\x1b\\her\x1b]8;;\x1b\\"},
	{"the clipboard", "\x1b]52;c;cm0gLXJmIC8K\a"},
	{"the clipboard is asked for", "\x1b]52;c;?\a"},
	{"a file by iTerm2", "\x1b]1337;File=name=eA==;inline=1:AAAA\a"},
	{"a notification", "\x1b]9;besked\a\x1b]777;notify;t;b\a"},
	{"OSC without an end", "\x1b]0;uden ende"},
	{"DCS", "\x1bPq#0;2;0;0;0~\x1b\\"},
	{"DCS that asks for a setting", "\x1bP$q\"p\x1b\\"},
	{"APC", "\x1b_Gf=24;AAAA\x1b\\"},
	{"PM and SOS", "\x1b^besked\x1b\\\x1bXstreng\x1b\\"},
	{"reports are asked for", "\x1b[6n\x1b[c\x1b[>c\x1b[=c\x1b[?2027$p\x1b[21t\x05"},
	{"other letters", "\x1b(0lqk\x1b(B"},
	{"a reset", "\x1bc"},
	{"the end of a paste", "før\x1b[201~\x03:q!\rrm -rf /\r"},
	{"the end of a paste in C1", "før\u009b201~rm -rf /\r"},
	{"the end of a paste within itself", "\x1b[20\x1b[201~1~efter"},

	// What nobody sees.
	{"from right to left", "\u202eangrob\u202c"},
	{"turned within marks", "\u2066x\u2067y\u2068z\u2069\u2069\u200f\u200e\u061c"},
	{"nothing wide", "SM\u200bART \u2060ja\u200c"},
	{"a byte order mark", "\ufeffja\ufeff"},
	{"soft hyphens", "hand\u00adle\u00adplan"},
	{"letters that are joined", "SM\u200dART\u200d"},
	{"tags", "ja\U000e006e\U000e0065\U000e006a\U000e007f"},
	{"selectors of plane 14", "ja\U000e0101\U000e01ef"},
	{"selectors", "ja\ufe00\ufe01\ufe0e\ufe0f nej\u180b\u180d"},
	{"blank letters", "a\u3164\u115f\u1160\uffa0b\u17b4\u17b5"},
	{"marks of a note", "\ufff9a\ufffab\ufffb\U0001d173"},
	{"lines of Unicode", "en\u2028to\u2029tre\u0085fire"},
	{"no characters at all", "a\ufffe\uffff\U0001fffe\ufdd0b"},
	{"private characters", "\ue000\uf8ff\U000f0000"},
	{"a thousand marks", "z" + strings.Repeat("\u0301", 1000)},
	{"marks on nothing", "\u0301\u0338\u20dd \u0489"},
	{"a stroke that joins with a tag", "\u0338<\u0338a>\u0338"},

	// What is no text.
	{"bytes that are not UTF-8", "\xff\xfebr\xf8d\xc3"},
	{"too long a form", "\xc0\xafetc\xe0\x80\xaf\xf0\x80\x80\xaf\xc1\x9b31m"},
	{"surrogates", "a\xed\xa0\x80b\xed\xb0\x80\xed\xa0\xbd\xed\xb1\xa9"},
	{"beyond Unicode", "a\xf4\x90\x80\x80\xf8\x88\x80\x80\x80b"},
	{"surrogates in words", `\ud800 \udc00 \u0000`},

	// What an other program reads as its own.
	{"a script", `<script>alert(1)</script>`},
	{"out of an attribute", `"><img src=x onerror=alert(1)>`},
	{"out of an attribute in apostrophes", `' onmouseover='alert(1)`},
	{"out of a table", `</td></tr></table>`},
	{"out of a style sheet", `</style><script>alert(1)</script>`},
	{"out of a string of a style sheet", `";} body{display:none} a{content:"*/ \" }}`},
	{"an import", "@import url(http://eksempel.invalid)"},
	{"out of a title", `</title><b>`},
	{"out of a comment", `--><!-- --!> <![CDATA[ ]]>`},
	{"entities", `&lt;b&gt; &amp; &#60;script&#62; &#x3c; &#0; & &a`},
	{"entities of XML", `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`},
	{"the end of XML", `</w:t></w:r></w:p><w:p>]]>`},
	{"escaped letters of Word", "_x0000_ _x001B_"},
	{"a field of Word", `{ INCLUDETEXT "http://eksempel.invalid" } { DDEAUTO c:\\x }`},
	{"vector pictures", `<svg onload=alert(1)><use href="http://eksempel.invalid"/></svg>`},
	{"a link of Markdown", "[her](javascript:alert(1)) [a]: http://eksempel.invalid"},
	{"a picture of Markdown", "![x](http://eksempel.invalid/x.png)"},
	{"addresses", "https://eksempel.invalid www.eksempel.invalid WWW.eksempel.invalid <http://eksempel.invalid> navn@eksempel.invalid"},
	{"cells of Markdown", "a|b\\|c\\\\||---|---|"},
	{"headings of Markdown", "# Overskrift\n## \n===\n---\n> citat\n~~~\n``` `kode`"},
	{"lists of Markdown", "1. punkt\n12) punkt\n- punkt\n+ punkt\n* punkt\n    indrykket"},
	{"weights of Markdown", "*fed* _kursiv_ **x** __y__ ~~z~~ $x$ x** **x"},
	{"a formula", "=1+1"},
	{"a formula with plus", "+45 12 34 56 78"},
	{"a formula with minus", "-3"},
	{"a formula with at", "@SUM(A1)"},
	{"a formula behind a tab", "\t=1"},
	{"a formula behind a carriage return", "\r=1"},
	{"a formula behind a line", "a\n=1\r\n+2"},
	{"a formula behind nothing", "\u200b=1 \ufeff=1"},
	{"a formula in wide letters", "＝1"},
	{"a formula with a real minus", "−1"},
	{"a command in a formula", `=cmd|' /C calc'!A0`},
	{"a link in a formula", `=HYPERLINK("http://eksempel.invalid";"her")`},
	{"out of a cell", `";=1,=1;"" '`},
	{"a template", "{{ .Secrets }} ${x} %s %d %n"},
	{"a query", `'; DROP TABLE journal; --`},
	{"JSON", `","af":"en anden","x":{"y":[`},
	{"keys of YAML", "navn: x\n- &a *a\n!!python/object 'x"},

	// Names.
	{"up the folders", "../../../etc/passwd"},
	{"up the folders of Windows", `..\..\C:\Windows\system.ini`},
	{"a whole path", "/etc/passwd\x00.html"},
	{"names that Windows keeps", "CON NUL.txt COM1 aux. "},
	{"a flag", "--database=/x -rf"},

	// What is only awkward.
	{"a long word", strings.Repeat("rødgrødmedfløde", 200)},
	{"many lines", strings.Repeat("linje\r\n", 100)},
	{"ends of lines", "en\r\nto\rtre\n\rfire\n\n\n"},
	{"tabs", "\t\ttabel\t"},
	{"å in two parts", "a\u030arsplan, o\u0308l, A\u030a"},
	{"a family", "👩\u200d👧 👩🏽\u200d⚕\ufe0f 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3"},
	{"a family that never ends", strings.Repeat("👩\u200d", 300)},
	{"wide letters", "漢字ｗｉｄｅ 한글"},
	{"only spaces", " \u00a0\u3000\u2003"},
	{"signs", "| \\ * _ < > \" ' : x: ` ~ # $ @ ^"},
}

// Texts are the hostile texts without their names.
func Texts() []string {
	texts := make([]string, len(Hostile))
	for i, payload := range Hostile {
		texts[i] = payload.Text
	}
	return texts
}

// Marks are texts that a paper in one of its formats could take for its own marks, and
// that are nothing special anywhere else.
var Marks = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</td></tr></table>`, `</style><script>`,
	`</title><b>`, `--><!-- `, `&lt;b&gt; &amp; &#60;script&#62;`, "a|b|c", "a\\|b", `a\`, "a\\\\|", "|---|---|", "`kode` ``` ", "~~~", "# Overskrift", "## ", "> citat",
	"1. punkt", "12) punkt", "- punkt", "+ punkt", "* punkt", "===", "---", "[link](javascript:alert(1))", "![billede](http://eksempel.invalid/x.png)",
	"[a]: http://eksempel.invalid", "<http://eksempel.invalid>", "https://eksempel.invalid", "www.eksempel.invalid", "WWW.eksempel.invalid", "navn@eksempel.invalid",
	"*fed* _kursiv_ **x** __y__ ~~z~~", "$x$", "linje\nlinje\n\nlinje", "\r\nlinje\r", "    indrykket", "\t\ttabel", "\x00\x1b[31m\x07", "\u202eomvendt\u2066", "\u0338streg", "a\u0338",
	"<\u0338", "e\u0301", "\u00ad", "blød\u00adbindestreg", "\xff\xfe", "{{ x }}", "<!-- -->", "&", "&#x3c;", "\u2028afsnit", "👩‍👧", "|", "\\", "*", "**", "_", "<", ">", `"`, "'",
	`";} body{display:none} a{content:"`, `\"`, `*/`, "@import url(http://eksempel.invalid)", "}}", "x**", "**x", "", ":", "x:", " ", "\u00a0",
	"//t></w:", "<\ufe0e", "+\u200d=", "WWW.\xff\x00`.",
	"=1+1", "+45 12 34 56 78", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", " =1", "\u00a0=1", "\u200b=1", "'=1",
	`=cmd|' /C calc'!A0`, `";=1`, `,=1`, "a\n=1", "a\r\n=1", ";", `"`, `""`, "\ufeff=1", "−1",
}
