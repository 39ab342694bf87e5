package screens

import (
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

func newSettings(h shell.Host, d deps) shell.Page {
	return newChapters(h, "Thiết lập", []chapter{
		{key: "office", title: "Đơn vị", icon: kit.IconHome, build: func(h shell.Host) shell.Page { return newOfficeSettings(h, d) }},
		{key: "person", title: "Người làm việc", icon: kit.IconPerson, build: func(h shell.Host) shell.Page { return newPersonSettings(h, d) }},
		{key: "calendar", title: "Lịch làm việc", icon: kit.IconCalendar, build: func(h shell.Host) shell.Page { return newCalendar(h, d) }},
		{key: "accounts", title: "Tài khoản thư", icon: kit.IconMail, build: func(h shell.Host) shell.Page { return newAccounts(h, d) }},
		{key: "rules", title: "Quy tắc bỏ qua thư", icon: kit.IconTrash, build: func(h shell.Host) shell.Page { return newRules(h, d) }},
		{key: "texts", title: "Mẫu thư gửi", icon: kit.IconMailOut, build: func(h shell.Host) shell.Page { return newLetterTexts(h, d) }},
		{key: "documents", title: "Văn bản", icon: kit.IconDocument, build: func(h shell.Host) shell.Page { return newDocumentSettings(h, d) }},
		{key: "lists", title: "Danh mục văn bản", icon: kit.IconList, build: func(h shell.Host) shell.Page { return newDocumentLists(h, d) }},
		{key: "series", title: "Biên lai thu phí", icon: kit.IconStamp, build: func(h shell.Host) shell.Page { return newSeries(h, d) }},
		{key: "shares", title: "Tỷ lệ để lại", icon: kit.IconChart, build: func(h shell.Host) shell.Page { return newShares(h, d) }},
		{
			key: "forms", title: "Mẫu giấy", icon: kit.IconDocument, build: func(h shell.Host) shell.Page { return newForms(h, d) },
			trouble: func() int { return len(d.office.Forms.Problems()) },
		},
		{key: "looks", title: "Giao diện", icon: kit.IconImage, build: func(h shell.Host) shell.Page { return newLooks(h, d) }},
		{key: "data", title: "Dữ liệu", icon: kit.IconDatabase, build: func(h shell.Host) shell.Page { return newDataPage(h, d) }},
	})
}
