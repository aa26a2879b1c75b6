package dev.tradewind.web.data;

import dev.tradewind.contracts.rest.CandleImportView;
import dev.tradewind.contracts.rest.CandleSeriesView;
import dev.tradewind.web.WebConfiguration;
import dev.tradewind.web.backend.BackendProblem;
import dev.tradewind.web.backend.MarketDataClient;
import dev.tradewind.web.backend.Pending;
import dev.tradewind.web.frame.Answers;
import dev.tradewind.web.frame.Frame;
import dev.tradewind.web.frame.FramePages;
import dev.tradewind.web.frame.Frames;
import dev.tradewind.web.session.CurrentViewer;
import dev.tradewind.web.session.TypedForm;
import dev.tradewind.web.session.Viewer;
import dev.tradewind.web.text.Notice;
import dev.tradewind.web.text.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Price history: what is stored, imports with their progress and report, and the upload. */
@Path("/data")
@RunOnVirtualThread
@Produces(FramePages.HTML)
public class DataPages {
    private static final String SECTION = "data";

    private final MarketDataClient marketData;
    private final Frames frames;
    private final Problems problems;
    private final CurrentViewer current;
    private final TypedForm typed;
    private final HttpServerRequest request;
    private final WebConfiguration configuration;

    DataPages(
            MarketDataClient marketData,
            Frames frames,
            Problems problems,
            CurrentViewer current,
            TypedForm typed,
            HttpServerRequest request,
            WebConfiguration configuration) {
        this.marketData = marketData;
        this.frames = frames;
        this.problems = problems;
        this.current = current;
        this.typed = typed;
        this.request = request;
        this.configuration = configuration;
    }

    @GET
    public Response page() {
        Viewer viewer = current.get();
        return frames.page(viewer, "Price history", SECTION, () -> read(viewer), DataTemplates::page);
    }

    @GET
    @Path("table")
    public Response table() {
        Viewer viewer = current.get();
        return frames.part(viewer, read(viewer), DataTemplates::table);
    }

    private DataView read(Viewer viewer) {
        Pending<List<CandleImportView>> imports = Pending.start(() -> marketData.imports(viewer.caller()));
        List<CandleSeriesView> series = marketData.series(viewer.caller());
        return DataView.of(series, imports.get(), frames.figures(viewer));
    }

    @GET
    @Path("series/{id}")
    public Response series(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.page(viewer, "Price history", SECTION, () -> seriesOf(id, viewer), DataTemplates::series);
    }

    private DataView.Series seriesOf(UUID id, Viewer viewer) {
        return DataView.series(marketData.seriesOf(id, viewer.caller()), frames.figures(viewer));
    }

    @GET
    @Path("series/{id}/delete")
    public Response askToDelete(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.question(
                viewer,
                "Delete a series",
                SECTION,
                seriesOf(id, viewer),
                DataTemplates::delete,
                DataTemplates::deletePage);
    }

    @POST
    @Path("series/{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        marketData.deleteSeries(id, viewer.caller());
        return Answers.go(viewer, "/data");
    }

    @GET
    @Path("imports/{id}")
    public Response importPage(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.page(viewer, "Import", SECTION, () -> importOf(id, viewer), DataTemplates::importPage);
    }

    @GET
    @Path("imports/{id}/detail")
    public Response importDetail(@PathParam("id") UUID id) {
        Viewer viewer = current.get();
        return frames.part(viewer, importOf(id, viewer), DataTemplates::importDetail);
    }

    private DataView.Import importOf(UUID id, Viewer viewer) {
        return DataView.imported(marketData.importOf(id, viewer.caller()), frames.figures(viewer));
    }

    @GET
    @Path("import")
    public Response form() {
        return form(200, Map.of(), Map.of(), null, current.get());
    }

    /** The file by a plain form: the server keeps it in a temporary file until it is passed on. */
    @POST
    @Path("import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm @Nullable FileUpload file) throws IOException {
        Viewer viewer = current.get();
        Map<String, String> values = ImportForm.read(typed.fields()::get);
        if (file == null || file.fileName().isEmpty()) {
            return form(422, values, Map.of("file", "Choose a file."), problems.of("INVALID_INPUT"), viewer);
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return send(values, file.fileName(), content, file.size(), viewer);
        }
    }

    /** The file as the body, by the script, so that the page can tell how far it is. */
    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response upload(InputStream content, @HeaderParam("Content-Length") long length) {
        Viewer viewer = current.get();
        Map<String, String> values = ImportForm.read(request::getParam);
        String name = request.getParam("file");
        return send(values, name == null ? "upload" : name, content, length, viewer);
    }

    private Response send(Map<String, String> values, String name, InputStream content, long length, Viewer viewer) {
        try {
            values.put("file", name);
            CandleImportView made = marketData.upload(values, content, length, viewer.caller());
            return Answers.go(viewer, "/data/imports/" + made.id());
        } catch (BackendProblem problem) {
            int status = problem.onForm();
            Map<String, String> errors = ImportForm.errorsOf(problem);
            if (!viewer.isHtmx()) {
                return form(status, values, errors, problems.of(problem), viewer);
            }
            Notice words = problems.of(problem);
            String advice = errors.isEmpty() ? words.advice() : String.join(" ", errors.values());
            return Answers.refused(
                    status,
                    new Notice(words.code(), words.what(), words.state(), advice, words.traceId(), words.kind()));
        }
    }

    private Response form(
            int status,
            Map<String, String> values,
            Map<String, String> errors,
            @Nullable Notice notice,
            Viewer viewer) {
        Frame frame = frames.of(viewer, "Import price history", SECTION);
        var form = new ImportForm(
                values, errors, configuration.maxUpload(), DataView.size(configuration.maxUpload(), frame.figures()));
        return Answers.page(status, DataTemplates.form(frame, form, notice));
    }
}
