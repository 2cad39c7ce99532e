package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.querencia.runtime.analyst.Asked;
import org.querencia.runtime.analyst.Question;
import org.querencia.runtime.analyst.SqlNotes;

/// What analysts asked and keep, in memory.
public final class MemorySqlNotes implements SqlNotes {

    private final List<Asked> history = new ArrayList<>();
    private final Map<String, Question> questions = new ConcurrentHashMap<>();

    @Override
    public synchronized void remember(Asked asked) {
        history.removeIf(
                before -> before.who().equals(asked.who()) && before.sql().equals(asked.sql()));
        history.add(asked);
        history(asked, HISTORY_MAX).forEach(history::remove);
    }

    private List<Asked> history(Asked of, int after) {
        return sorted(of.who()).stream().skip(after).toList();
    }

    @Override
    public synchronized List<Asked> history(String who) {
        return sorted(who);
    }

    private List<Asked> sorted(String who) {
        return history.stream()
                .filter(asked -> asked.who().equals(who))
                .sorted(Comparator.comparing(Asked::at).reversed().thenComparing(Asked::sql))
                .toList();
    }

    @Override
    public List<Question> questions() {
        return questions.values().stream()
                .map(question ->
                        new Question(
                                question.id(),
                                question.name(),
                                question.sql(),
                                question.author(),
                                question.made(),
                                Optional.empty()))
                .sorted(Comparator.comparing(Question::name).thenComparing(Question::id))
                .toList();
    }

    @Override
    public Optional<Question> find(String id) {
        return Optional.ofNullable(questions.get(id));
    }

    @Override
    public synchronized boolean keep(Question question) {
        if (!questions.containsKey(question.id()) && questions.size() >= QUESTIONS_MAX) {
            return false;
        }
        questions.put(question.id(), question);
        return true;
    }

    @Override
    public boolean delete(String id) {
        return questions.remove(id) != null;
    }
}
