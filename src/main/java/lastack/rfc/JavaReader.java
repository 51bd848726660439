package lastack.rfc;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The annotations of Java sources, as the JDK's own parser sees them. */
final class JavaReader extends TreeScanner<Void, String> {

    private static final String ANNOTATION = "Rfc9293";

    private final Kind kind;
    private final SourceFile file;
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<Mark> marks;

    private JavaReader(Kind kind, SourceFile file, CompilationUnitTree unit, Trees trees, List<Mark> marks) {
        this.kind = kind;
        this.file = file;
        this.unit = unit;
        this.trees = trees;
        this.marks = marks;
    }

    /** A source file for the parser. */
    private static final class Text extends SimpleJavaFileObject {
        private final SourceFile file;

        Text(SourceFile file) {
            super(URI.create("text:///" + file.name()), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    /**
     * Reads the annotations.
     *
     * @param files Java sources, of which those without the annotation are not parsed
     * @param kind what it is that they annotate
     * @return the annotations, in the order of the files
     */
    static List<Mark> read(List<SourceFile> files, Kind kind) {
        List<Text> texts = files.stream().filter(file -> file.text().contains(ANNOTATION)).map(Text::new).toList();
        if (texts.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new RequirementsException("Java sources can be read with a JDK only; this Java is not one.");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null, texts);
        List<Mark> marks = new ArrayList<>();
        try {
            int i = 0;
            for (CompilationUnitTree unit : task.parse()) {
                SourceFile file = texts.get(i++).file;
                new JavaReader(kind, file, unit, Trees.instance(task), marks).scan(unit, "");
            }
        } catch (IOException e) {
            throw new RequirementsException("The Java sources cannot be read.");
        }
        for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                throw new RequirementsException(new Place(problem.getSource().toUri().getPath().substring(1),
                    (int) problem.getLineNumber()), "this is not Java, " + problem.getMessage(Locale.ROOT) + ".");
            }
        }
        return marks;
    }

    @Override
    public Void visitClass(ClassTree type, String within) {
        String outer = within.isEmpty() ? unit.getPackageName() == null ? "" : unit.getPackageName().toString() : within;
        String name = outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
        annotations(type.getModifiers(), name);
        return super.visitClass(type, name);
    }

    @Override
    public Void visitMethod(MethodTree method, String within) {
        annotations(method.getModifiers(), within + "." + method.getName());
        return super.visitMethod(method, within);
    }

    private void annotations(ModifiersTree modifiers, String name) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().matches("(?:lastack\\.rfc\\.)?" + ANNOTATION)) {
                annotation.getArguments().forEach(argument -> ids(argument, name));
            }
        }
    }

    private void ids(ExpressionTree argument, String name) {
        if (argument instanceof AssignmentTree named) {
            ids(named.getExpression(), name);
        } else if (argument instanceof NewArrayTree list) {
            list.getInitializers().forEach(each -> ids(each, name));
        } else if (argument instanceof LiteralTree literal && literal.getValue() instanceof String id) {
            marks.add(new Mark(kind, name, id, place(argument)));
        } else {
            throw new RequirementsException(place(argument), "@Rfc9293 takes literals only, not " + argument + ".");
        }
    }

    private Place place(Tree tree) {
        return file.place((int) trees.getSourcePositions().getStartPosition(unit, tree));
    }
}
