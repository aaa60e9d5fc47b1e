// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace vizsla {

/// The pages of an open study that the navigation leads to.
enum class Page { Tasks, Guide, Review, Scorecard, Scores };

enum class PageAccess {
    Anybody,
    Labeler,      ///< not while the passphrase of the chosen labeler is waited for
    Coordinator,  ///< after the coordinator's passphrase, if there is one
};

/// What the window knows of one of its pages: an entry of the table in StudyPages.
struct StudyPage
{
    Page id;
    const char* name;        ///< of its button
    QString title;           ///< on its button
    const char* manualPage;  ///< the page of the manual that tells of it
    PageAccess access;
    /// Makes it if need be, brings it up to date, and puts it on the screen with the keyboard in it.
    std::function<void()> show;
};

}  // namespace vizsla
