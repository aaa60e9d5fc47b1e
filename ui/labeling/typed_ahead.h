// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace vizsla {

class ClassPanel;

/// Which letters in the search belong to which image, for people who type faster than images come.
///
/// What is typed after a step was asked for is meant for the image that comes then. What is typed after a key
/// that ends a word was ignored is another word, and takes the place of the one before.
class TypedAhead final
{
public:
    explicit TypedAhead(ClassPanel& panel) : m_panel(panel) {}

    /// What stands in the search has gone into a step that is now being written.
    void stepAsked();
    /// The key that was to end the word did nothing: the word stands selected.
    void keyIgnored();
    /// A letter, or (empty) one taken away, while the search itself is not there to be typed into.
    void typed(const QString& text);
    /// What is meant for the image to come.
    QString ahead() const;
    /// Another image is there: nothing is selected, and the search has what was typed for it.
    void imageCame();

private:
    ClassPanel& m_panel;
    std::optional<QString> m_before;
};

}  // namespace vizsla
