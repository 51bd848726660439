package lastack.kit;

import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs contracts that may fail. */
final class Contracts {

    private Contracts() { }

    /** A property that failed. */
    record Failure(String test, Throwable thrown) {
        String message() {
            return String.valueOf(thrown.getMessage());
        }
    }

    /** Runs one property of a contract, by its name and the types of its parameters; or, if it is empty, all. */
    static List<Failure> failures(Class<?> contract, String property) {
        DiscoverySelector what = property.isEmpty() ? DiscoverySelectors.selectClass(contract)
            : DiscoverySelectors.selectMethod(contract.getName() + "#" + property);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(what)
            .configurationParameter("jqwik.database", "")
            .configurationParameter("jqwik.reporting.usejunitplatform", "true").build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary().getFailures().stream().map(each -> new Failure(
            each.getTestIdentifier().getDisplayName(), each.getException())).toList();
    }
}
