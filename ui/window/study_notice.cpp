// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/study_notice.h"

#include <QCoreApplication>

#include "core/store/study_file.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("vizsla::StudyNotice", text);
}

QString readOnlyNotice(StudyFile::ReadOnlyReason reason)
{
    using Reason = StudyFile::ReadOnlyReason;
    switch (reason) {
        case Reason::None:
        case Reason::OnlyToRead:
            break;
        case Reason::OpenElsewhere:
            return tr(
                "This study is already open in another window. Here it can be read, but nothing can be "
                "labeled or changed.");
        case Reason::OpenByOtherName:
            return tr(
                "This study is already open in another window under another name: two names (hard links) "
                "lead to the same file. Here it can be read as it was last written back, but nothing can be "
                "labeled or changed.");
        case Reason::NotWritable:
            return tr(
                "This study lies where it cannot be written. It can be read, but nothing can be labeled or "
                "changed; copy it to a folder of your own to work in it.");
    }
    return {};
}

}  // namespace

QString noticeOf(const StudyFile& study)
{
    const auto& notices = study.notices();
    return notices.empty() ? readOnlyNotice(study.readOnlyReason()) : toQString(notices.front());
}

QString placeNoticeOf(const StudyFile& study)
{
    const StoragePlace& place = study.place();
    if (place.isLocal())
        return {};
    const QString text =
        place.kind == StoragePlace::Kind::Network
            ? tr("This study lies on a network drive (%1). It is written in the way that is safe "
                 "there, which takes a little longer. Only one machine should have it open.")
            : tr("This study lies in a folder that %1 synchronises. Only one machine should have it open, "
                 "and what another machine puts in its place is not taken over. It is better kept elsewhere "
                 "while people label.");
    return text.arg(toQString(place.name));
}

}  // namespace vizsla
